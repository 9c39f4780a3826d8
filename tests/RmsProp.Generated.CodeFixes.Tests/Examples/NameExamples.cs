namespace RmsProp.Generated.CodeFixes.Tests;

internal static class NameExamples
{
    public static FixExample CleanedName => Of("RMSP010", "Set Name to \"MyOptimizer\", which is free", "(Name = \"1 My Optimizer\")", "(Name = \"MyOptimizer\")");

    public static FixExample NameBesideMember => Of("RMSP010", "Set Name to \"WeightOptimizer\", which is free", "(Name = nameof(Weight))", "(Name = \"WeightOptimizer\")");

    public static FixExample NameOfNothing => Of("RMSP010", "Set Name to \"RMSprop\", which is free", "(Name = \"\")", "(Name = \"RMSprop\")");

    public static FixExample NameAfterOthers => Of(
        "RMSP010",
        "Set Name to \"RMSprop3\", which is free",
        "(Name = \"RMSprop\")]\n[RMSpropConfig(Name = \"RMSprop2\")]\n[RMSpropConfig(Rho = 0.5, Name = \"?\")",
        "(Name = \"RMSprop\")]\n[RMSpropConfig(Name = \"RMSprop2\")]\n[RMSpropConfig(Rho = 0.5, Name = \"RMSprop3\")");

    public static FixExample NameBesideStruct => new(
        "RMSP010",
        "Set Name to \"RMSpropOptimizer\", which is free",
        "[RMSpropConfig] public partial struct RMSprop { public float Weight; }",
        "[RMSpropConfig(Name = \"RMSpropOptimizer\")] public partial struct RMSprop { public float Weight; }");

    public static FixExample SecondName => Of(
        "RMSP011",
        "Set Name to \"RMSprop2\", which is free",
        "]\n[RMSpropConfig( /* finer */ LearningRate = 1e-4 /* ! */ )",
        "]\n[RMSpropConfig( /* finer */ LearningRate = 1e-4 /* ! */, Name = \"RMSprop2\" )");

    public static FixExample SecondNameOfPlainAttribute => Of(
        "RMSP011",
        "Set Name to \"RMSprop2\", which is free",
        ", RMSpropConfig /* again */",
        ", RMSpropConfig(Name = \"RMSprop2\") /* again */");

    private static FixExample Of(string rule, string title, string before, string after) => new(rule, title, Configured(before), Configured(after));

    private static string Configured(string arguments) => $$"""
        [RMSpropConfig{{arguments}}]
        public partial struct Model { public float Weight; }
        """;
}
