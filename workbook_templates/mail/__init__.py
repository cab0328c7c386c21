"""Drafts of mails and short messages, with texts that the office may edit."""
