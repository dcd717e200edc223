"""Who works at the desk: roles, PINs, wrong tries, and the audit trail as staff read it."""
