"""Why a document cannot be imported."""


class WordError(Exception):
    """A document that cannot be imported, in Vietnamese: what it is and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Message and remedy, for the console."""
        return f"{self.message}. {self.remedy}"
