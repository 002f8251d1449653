"""The one tree of errors a user can meet.

DocbeatError
  RequestError          REQ_*      the request is wrong
    SchemaInvalid ...   SCHEMA_*   its schema is
  FileError             FILE_*     the document is wrong
  AuthError             AUTH_*     the key is wrong
  NotFoundError         JOB_001, STORAGE_*, GENERAL_003
  RateLimited           RATE_001
  Overloaded            GENERAL_002
  InternalError         GENERAL_001

Every class carries the wire ``code``, the HTTP ``status`` and whether sending the same again can help
(``retryable``). Messages say what to do next. A permanent fault never has a 5xx status or 409, because
Pulse clients send those again, upload included. An error survives the trip through the job engine and
the sandbox pipe as its ``as_record()``; ``from_record()`` gives it back.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final


class DocbeatError(Exception):
    """Base of all errors that are shown to a user."""

    code: ClassVar[str] = "GENERAL_001"
    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False
    default: ClassVar[str] = "Something went wrong inside the server"

    def __init__(self, message: str | None = None, **details: Any) -> None:
        super().__init__(message or self.default)
        self.message = message or self.default
        self.details = details

    def as_record(self) -> dict[str, Any]:
        """The error as plain JSON: ``code``, ``message``, ``details``."""
        return {"code": self.code, "message": self.message, "details": self.details}


class InternalError(DocbeatError):
    """A fault of ours; the log has the cause under the job's id."""

    retryable = True


class RequestError(DocbeatError):
    """The request cannot be understood or asks for something impossible."""

    code = "REQ_003"
    status = 400


class MissingDocument(RequestError):
    """Neither a file nor a URL was sent."""

    code = "REQ_001"
    default = "No document: send a multipart `file` or a `file_url`"


class UnreadableBody(RequestError):
    """The body is neither valid JSON nor a valid multipart form."""

    code = "REQ_002"
    default = "The request body could not be parsed"


class BadParameter(RequestError):
    """A parameter has a value we do not take."""

    code = "REQ_003"


class MissingParameter(RequestError):
    """A required parameter is absent."""

    code = "REQ_004"


class BadChunkSize(RequestError):
    """``chunk_size`` is outside 100 to 10000."""

    code = "REQ_005"
    default = "chunk_size must be between 100 and 10000 characters"


class BadPageRange(RequestError):
    """``pages`` has bad syntax or names a page the document does not have."""

    code = "REQ_006"
    default = "`pages` must be page numbers and ranges such as 1-3,5"


class SchemaInvalid(RequestError):
    """The schema is not one we can read."""

    code = "SCHEMA_001"
    default = "The schema is not valid JSON Schema"


class SchemaTooComplex(RequestError):
    """The schema has more or deeper fields than we take."""

    code = "SCHEMA_002"
    default = "The schema is too complex"


class FileError(DocbeatError):
    """The document cannot be read."""

    code = "FILE_003"
    status = 400


class UnsupportedType(FileError):
    """The content is of a type we do not read."""

    code = "FILE_001"
    default = "Invalid file type"


class FileTooLarge(FileError):
    """The document exceeds the size or the memory it may use."""

    code = "FILE_002"
    status = 413
    default = "The file is too large"


class FileCorrupted(FileError):
    """The document is damaged, or reading it crashes or never ends."""

    code = "FILE_003"
    default = "The file is corrupted or unreadable"


class FileEmpty(FileError):
    """The document has no bytes."""

    code = "FILE_004"
    default = "The file is empty"


class DownloadFailed(FileError):
    """``file_url`` could not be fetched, or points where we do not go."""

    code = "FILE_005"
    default = "The document could not be downloaded"


class PasswordRequired(FileError):
    """The document is encrypted and no password, or a wrong one, was sent."""

    code = "FILE_006"
    default = "The file is password protected; send its password in the `password` field"


class AuthError(DocbeatError):
    """The caller is not who the route needs."""

    code = "AUTH_002"
    status = 401


class KeyMissing(AuthError):
    """No API key was sent."""

    code = "AUTH_001"
    default = "No API key: send it in the `x-api-key` header"


class KeyInvalid(AuthError):
    """The API key is unknown or was revoked."""

    code = "AUTH_002"
    default = "Invalid API key"


class NotPermitted(AuthError):
    """The key is good, but the resource belongs to somebody else."""

    code = "AUTH_004"
    status = 403
    default = "This API key has no access to that resource"


class NotFoundError(DocbeatError):
    """What the request names does not exist."""

    code = "GENERAL_003"
    status = 404
    default = "No such route"


class JobNotFound(NotFoundError):
    """No job has this id, or it was purged."""

    code = "JOB_001"
    default = "No job with this id"


class ArtifactNotFound(NotFoundError):
    """The stored file is not there."""

    code = "STORAGE_001"
    default = "No such stored file"


class LinkUsed(NotFoundError):
    """The single-use link was used or has expired."""

    code = "STORAGE_003"
    status = 410
    default = "This result has already been downloaded or has expired"


class RateLimited(DocbeatError):
    """The key sent more requests than its limit allows."""

    code = "RATE_001"
    status = 429
    retryable = True
    default = "Too many requests; wait as long as Retry-After says"


class Overloaded(DocbeatError):
    """The server is starting, stopping or out of room."""

    code = "GENERAL_002"
    status = 503
    retryable = True
    default = "The server is not ready; try again shortly"


def _tree(root: type[DocbeatError]) -> list[type[DocbeatError]]:
    return [root, *(leaf for child in root.__subclasses__() for leaf in _tree(child))]


# Later classes win, so that a code names its own class and not the base it inherited the code from.
BY_CODE: Final[dict[str, type[DocbeatError]]] = {kind.code: kind for kind in _tree(DocbeatError)}


def from_record(record: dict[str, Any]) -> DocbeatError:
    """The error that ``as_record`` wrote; an unknown code gives an InternalError."""
    kind = BY_CODE.get(str(record.get("code")), InternalError)
    return kind(str(record.get("message") or "") or None, **dict(record.get("details") or {}))
