"""Plans, forms, intake, numbers, findings, aggregation and the ledger."""
