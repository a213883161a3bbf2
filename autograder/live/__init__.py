"""What services share that grade submissions one by one: a grading queue, an open gradebook."""
