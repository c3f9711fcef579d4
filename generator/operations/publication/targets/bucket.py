"""A bucket of S3, or of what speaks like it: `s3://BUCKET/PREFIX`.

Objects are put one by one, pages behind what they show. What must not have changed meanwhile is written on condition
that it has not. Readers and caches are told to ask whether a page is still the same, since a text changes on its day
and not when a cache thinks so. Region, keys and another endpoint are where boto3 looks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import md5
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from ....disk.reading import LARGEST_ARTIFACT, UnreadableFileError, read_written
from ....disk.tree import MANIFEST, RECEIPT
from ..placing import place
from ..target import PENDING, PREVIOUS, Delivery, PublicationError, Served, listed, refuse_others, unpack

CACHE = "no-cache"
"""A cache may keep a file, and asks before each use whether it is the same; the answer is short where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketTarget:
    """The bucket, what the names of all objects begin with, and the client of boto3."""

    bucket: str
    prefix: str
    client: Any
    shared: bool = False

    def live(self, scratch: Path, near: Path) -> Served:
        """Return the objects; those that are as they are in `near` are not fetched."""
        there = self._listed("")
        return Served(names=there, read=lambda name: _like(near / name, there[name]) or self.get(name))

    def previous(self, scratch: Path) -> Path:
        """Return the objects of the tree before."""
        within = f"{PREVIOUS}/"
        return unpack(Served(names=self._listed(within), read=lambda name: self.get(within + name)), scratch)

    def put(self, delivery: Delivery) -> None:
        """Put objects in place."""
        with _told():
            there = self._listed("")
            before, pending = (self.get(name) if name in there else None for name in (MANIFEST, PENDING))
            refuse_others(before, pending, delivery)
            place(_Objects(target=self, delivery=delivery, tags=there), delivery)

    def get(self, name: str) -> bytes:
        """Return the bytes of an object."""
        with _told():
            body: bytes = self.client.get_object(Bucket=self.bucket, Key=self.prefix + name)["Body"].read()
        return body

    def _listed(self, within: str) -> dict[str, str]:
        """Return the tags of all objects by their names behind `within`."""
        with _told():
            begin = self.prefix + within
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=begin)
            found = (one for page in pages for one in page.get("Contents", ()) if not one["Key"].endswith("/"))
            return {one["Key"].removeprefix(begin): one["ETag"].strip('"') for one in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Objects:
    """The objects of a bucket while a delivery is put; `tags` are theirs as they were seen before."""

    target: BucketTarget
    delivery: Delivery
    tags: Mapping[str, str]

    def keep(self) -> None:
        """Copy the tree of ours that is there to PREVIOUS, its manifest at the end."""
        target, kept = self.target, f"{PREVIOUS}/"
        files = listed(self.delivery.before)
        ours = dict.fromkeys(name for name in (*files, MANIFEST) if files and name in self.tags)
        if not ours:
            return
        for name in ours:
            target.client.copy_object(
                CopySource={"Bucket": target.bucket, "Key": target.prefix + name},
                CopySourceIfMatch=self.tags[name],
                Bucket=target.bucket,
                Key=target.prefix + kept + name,
            )
        self.remove([name for name in self.tags if name.startswith(kept) and name.removeprefix(kept) not in ours])

    def send(self, paths: Sequence[str]) -> None:
        """Put objects; those that two publications would both write are put on condition."""
        for path in paths:
            self.target.client.put_object(
                Bucket=self.target.bucket,
                Key=self.target.prefix + path,
                Body=self.delivery.data(path),
                ContentType=_type(path, self.delivery),
                CacheControl=CACHE,
                **(self._condition(path) if path in {MANIFEST, RECEIPT, PENDING} else {}),
            )

    def remove(self, paths: Sequence[str]) -> None:
        """Remove objects."""
        for path in paths:
            self.target.client.delete_object(Bucket=self.target.bucket, Key=self.target.prefix + path)

    def _condition(self, path: str) -> dict[str, str]:
        return {"IfMatch": f'"{self.tags[path]}"'} if path in self.tags else {"IfNoneMatch": "*"}


def open_bucket(bucket: str, prefix: str) -> BucketTarget:
    """Return the target of a bucket. Raises PublicationError where boto3 is missing."""
    try:
        from boto3 import client
    except ImportError as cause:
        raise PublicationError("publish.no-package", name="boto3", extra="s3") from cause
    with _told():
        return BucketTarget(bucket=bucket, prefix=f"{prefix}/" if prefix else "", client=client("s3"))


def _like(path: Path, tag: str) -> bytes | None:
    """Return the bytes of a file if an object with this tag has the same, as S3 tells by MD5."""
    try:
        data = read_written(path, LARGEST_ARTIFACT)
    except UnreadableFileError:
        return None
    return data if md5(data, usedforsecurity=False).hexdigest() == tag else None


def _type(path: str, delivery: Delivery) -> str:
    kind = delivery.media.get(path) or guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def _told() -> Iterator[None]:
    """Tell what boto3 raises; a condition that does not hold says that somebody else was quicker."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as cause:
        if cause.response["Error"]["Code"] in {"PreconditionFailed", "ConditionalRequestConflict"}:
            raise PublicationError("publish.overtaken") from cause
        raise PublicationError("publish.said", text=str(cause)) from cause
    except BotoCoreError as cause:
        raise PublicationError("publish.said", text=str(cause)) from cause
