"""The worker wing: the durable shape of each job kind, and the tasks its steps run in the sandboxed child."""
