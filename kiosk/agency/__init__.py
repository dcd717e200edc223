"""Following up: agents, outcomes, duplicates, figures and what goes to the branch."""
