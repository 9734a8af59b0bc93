"""The mathematics: trusting functions, arrays in and arrays out; what they are given was checked before."""
