"""收件受理: acceptance, correction, non-acceptance, delivery."""
