namespace RmsProp.Generated.TestKit;

/// <summary>An edit after which the generator runs again.</summary>
public enum EditScenario
{
    /// <summary>Typing in a file that has no parameter struct.</summary>
    Unrelated,

    /// <summary>Typing a comment into a file with parameter structs.</summary>
    Comment,

    /// <summary>Changing a number in the attribute of one struct.</summary>
    Hyperparameter,

    /// <summary>Adding a file with a parameter struct.</summary>
    NewTarget,
}
