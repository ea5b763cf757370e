"""Papers for many members at once: asked for, made part by part by a job, taken away, forgotten after some days."""
