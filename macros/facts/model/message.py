"""The messages of the checker: what each code stands for, told to a contributor who has never seen Python.

Where a message is spoken is no affair of this list; a test holds the two together.
"""

from pydantic import Field, model_validator

from .base import CalendarDay, Entry, Id, Line, Name, Sentence


class MessageGroup(Entry):
    """Messages that belong together in the list of all codes."""

    title: Name = Field(description="What they are about, such as `The pages`.")
    line: Sentence = Field(description="When one meets them, in one sentence.")


class Message(Entry):
    """One kind of message, under its code. A code is a promise: people search for it, pages and programs name it."""

    group: Id = Field(description="The group that it stands in.")
    title: Name = Field(description="What is wrong, in a few words: the title of its page.")
    means: list[Sentence] = Field(min_length=1, description="What it means, and why it matters.")
    mend: list[Sentence] = Field(min_length=1, description="How to mend it, step by step or case by case.")
    example: Line = Field(description="A folder of tests/broken whose files bring this message.")
    right: list[Line] | None = Field(
        None,
        description="What to write in place of the wrong lines, where those of tests/sample would teach another thing. "
        "Write [] to show the message alone: no line that one types by hand mends it.",
    )


class Messages(Entry):
    """All of messages.yaml."""

    checked: CalendarDay = Field(description="The day on which somebody last read the list beside the checker.")
    groups: dict[Id, MessageGroup] = Field(description="The groups, in the order of the list.")
    messages: dict[Id, Message] = Field(description="The messages by their code.")

    @model_validator(mode="after")
    def _groups_exist(self) -> "Messages":
        for code, message in self.messages.items():
            if message.group not in self.groups:
                raise ValueError(
                    f'names the group "{message.group}" in {code}, which is not there. '
                    f"Write one of: {', '.join(self.groups)}. [unknown-id]"
                )
        return self
