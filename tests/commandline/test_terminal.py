"""The first Ctrl-C lets a job end with its report, the second ends the program."""

from __future__ import annotations

import signal

import pytest

from editorial.commandline.terminal import cancel_on_interrupt


def test_the_first_ctrl_c_cancels_and_the_second_interrupts() -> None:
    before = signal.getsignal(signal.SIGINT)
    with cancel_on_interrupt() as cancel:
        signal.raise_signal(signal.SIGINT)
        assert cancel.cancelled
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) == before
