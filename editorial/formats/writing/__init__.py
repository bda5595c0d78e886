"""What writers share: choosing the annotations to export, and writing files atomically."""
