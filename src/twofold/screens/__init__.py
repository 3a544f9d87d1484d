"""What people see: one module, or one small folder, per practice."""
