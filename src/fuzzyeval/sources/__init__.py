"""Where answers come from: frames of any library, files, streams, and what an engine holds."""
