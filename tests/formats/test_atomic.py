import os
import stat
from pathlib import Path

import pytest

from editorial.domain.errors import EditorialError
from editorial.formats.writing.atomic import atomic_writer


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_appears_whole_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    with atomic_writer(path) as stream:
        stream.write(b"{}")
        stream.flush()
        assert not path.exists()
    assert path.read_bytes() == b"{}"
    assert names(tmp_path) == ["export.json"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_after_an_error_or_a_cancel_the_old_file_stands_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(b"old")

    def write_half() -> None:
        with atomic_writer(path) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        write_half()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["export.json"]


def test_a_full_disk_is_told_in_words_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EditorialError, match=r"No space left.*unchanged"), atomic_writer(path) as stream:
        stream.write(b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["export.json"]


def test_a_missing_folder_a_folder_and_a_protected_place_are_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EditorialError, match="there is no folder"), atomic_writer(tmp_path / "no" / "a.json"):
        pass
    with pytest.raises(EditorialError, match="it is a folder"), atomic_writer(tmp_path):
        pass

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # a superuser may write everywhere, so the folder's rights prove nothing
    with pytest.raises(EditorialError, match="no permission"), atomic_writer(tmp_path / "a.json"):
        pass


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
def test_a_link_is_followed_and_rights_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with atomic_writer(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="devices of POSIX")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with atomic_writer(Path(os.devnull)) as stream:
        stream.write(b"gone")
    assert Path(os.devnull).is_char_device()
