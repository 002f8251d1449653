"""The durable engine on DBOS: rows, dispatch, recovery. The only place that imports dbos."""
