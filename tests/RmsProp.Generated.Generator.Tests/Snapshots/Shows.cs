namespace RmsProp.Generated.Generator.Tests;

/// <summary>What of a generated file a snapshot holds: what its sample is about.</summary>
[Flags]
internal enum Shows
{
    /// <summary>The documentation of the class.</summary>
    Documentation = 1,

    /// <summary>The members that an interface has, and the constants of the configuration.</summary>
    Members = 2,

    /// <summary>What a step does: its parts, guards and norms.</summary>
    Step = 4,

    /// <summary>How slots are kept, checked and shown to checkpoints, and how parameters are copied, counted and checked.</summary>
    State = 8,

    /// <summary>Constants of kernels, and what they do to one element or one vector.</summary>
    Arithmetic = 16,

    /// <summary>The loops around that.</summary>
    Loops = 32,

    All = Documentation | Members | Step | State | Arithmetic | Loops,
}
