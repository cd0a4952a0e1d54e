"""Whether one tie between actors goes with others: QAP and MRQAP."""
