"""What becomes of a registration: contacts, outcomes, the queue, protection and incentives."""
