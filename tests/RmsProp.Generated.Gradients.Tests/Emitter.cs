namespace RmsProp.Generated.GradientTests;

internal static class Emitter
{
    public static bool Exists => Environment.GetEnvironmentVariable("EMIT") is not null;
}
