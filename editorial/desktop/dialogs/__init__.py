"""The windows beside the window: each is shown without blocking what lies under it."""
