"""Both stores keep the same promises."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docbeat.errors import ArtifactNotFound
from docbeat.storage import BlobStore, LocalBlobs, MemoryBlobs


@pytest.fixture(params=["local", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    return LocalBlobs(tmp_path / "blobs") if request.param == "local" else MemoryBlobs()


def test_what_is_put_is_got(blobs: BlobStore) -> None:
    blobs.put("jobs/1/result.json", b"first")
    blobs.put("jobs/1/result.json", b"second")
    assert blobs.get("jobs/1/result.json") == b"second"
    assert blobs.size("jobs/1/result.json") == 6
    assert b"".join(blobs.chunks("jobs/1/result.json", 4)) == b"second"
    with blobs.as_file("jobs/1/result.json") as path:
        assert path.read_bytes() == b"second"


def test_a_file_is_moved_in(blobs: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "upload"
    source.write_bytes(b"content")
    blobs.put_file("uploads/a", source)
    assert blobs.get("uploads/a") == b"content"
    assert not source.exists()


def test_of_several_who_create_a_blob_one_succeeds(blobs: BlobStore) -> None:
    contents = [bytes([number]) * 10 for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        created = list(pool.map(lambda content: blobs.create("links/a", content), contents))
    assert created.count(True) == 1
    assert blobs.get("links/a") == contents[created.index(True)]
    blobs.delete("links/a")
    assert blobs.create("links/a", b"again")


def test_keys_below_a_folder(blobs: BlobStore) -> None:
    for key in ("jobs/1/b", "jobs/1/a/c", "jobs/10/x"):
        blobs.put(key, b"")
    assert blobs.keys("jobs/1") == ["jobs/1/a/c", "jobs/1/b"]
    assert blobs.keys("jobs/2") == []


def test_deleting_twice_is_fine(blobs: BlobStore) -> None:
    blobs.put("a", b"x")
    blobs.delete("a")
    blobs.delete("a")
    with pytest.raises(ArtifactNotFound):
        blobs.get("a")


@pytest.mark.parametrize("key", ["absent", "../escape", "/absolute", "a//b", "a/../b", ".hidden", "a b", ""])
def test_no_blob_under_an_odd_or_absent_key(blobs: BlobStore, key: str) -> None:
    with pytest.raises(ArtifactNotFound):
        blobs.get(key)
    with pytest.raises(ArtifactNotFound):
        list(blobs.chunks(key))
    if key != "absent":
        with pytest.raises(ArtifactNotFound):
            blobs.put(key, b"x")


def test_what_a_dead_writer_left_is_swept(tmp_path: Path) -> None:
    LocalBlobs(tmp_path)
    old, young = tmp_path / ".incoming" / "old", tmp_path / ".incoming" / "young"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (0, 0))
    LocalBlobs(tmp_path)
    assert [old.exists(), young.exists()] == [False, True]


def test_a_reader_never_sees_half_a_blob(tmp_path: Path) -> None:
    store = LocalBlobs(tmp_path)
    contents = [bytes([number]) * 200_000 for number in range(20)]
    store.put("a", contents[0])
    with ThreadPoolExecutor(4) as pool:
        writes = [pool.submit(store.put, "a", content) for content in contents]
        for _ in range(50):
            assert store.get("a") in contents
        for write in writes:
            write.result()


def test_a_file_from_another_file_system_is_copied_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = LocalBlobs(tmp_path / "blobs")
    source = tmp_path / "source"
    source.write_bytes(b"far away")
    replace, calls = Path.replace, []

    def refuse_once(self: Path, target: Path) -> Path:
        calls.append(self)
        if self == source:
            raise OSError(18, "Invalid cross-device link")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_once)
    store.put_file("a", source)
    assert store.get("a") == b"far away"
    assert not source.exists()
    assert len(calls) == 2
