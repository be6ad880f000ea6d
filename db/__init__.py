"""What QA Desk remembers: models, migrations, queries. Knows neither rules nor screens."""
