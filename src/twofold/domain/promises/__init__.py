"""What the two commit to: agreements, rituals, a shared sentence, new things to do."""
