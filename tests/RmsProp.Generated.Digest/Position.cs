namespace RmsProp.Generated.Digest;

/// <summary>A positional record struct.</summary>
internal record struct Position(float X, [NotTrainable] int Count, float Y, double Z);
