"""JSON in the forms of others: Popolo, FollowTheMoney, answers of Wikidata."""
