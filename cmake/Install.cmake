# Filled by cmake --install: see README.
