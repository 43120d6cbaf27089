"""What the bodies of writes may hold, one file a noun: nothing else can be set from outside."""
