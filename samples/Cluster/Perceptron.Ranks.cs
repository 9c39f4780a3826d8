using RmsProp.Generated;

namespace Digits;

/// <summary>All that the network of the sample Digits needs to be trained by several ranks.</summary>
[Sharded]
internal partial struct Perceptron;
