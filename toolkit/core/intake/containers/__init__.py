"""Files that hold other files: messages, mailboxes and archives, opened one level at a time."""
