"""How many changed kernels the kernel's tests notice."""
