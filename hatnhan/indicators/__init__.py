"""What is counted, and the engine that counts it."""
