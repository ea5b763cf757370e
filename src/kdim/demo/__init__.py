"""The model cooperative: 300 members, two years, made only through acts."""
