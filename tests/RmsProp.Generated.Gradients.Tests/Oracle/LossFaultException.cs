namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>A loss that is interpreted would throw, or does not end.</summary>
internal sealed class LossFaultException(string message) : Exception(message);
