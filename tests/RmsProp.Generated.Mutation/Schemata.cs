namespace RmsProp.Generated.Mutation;

/// <summary>
/// The class that is compiled into the mutated assembly: all mutants are there at once, and a field selects the active one. A mutant
/// that asks many times more often than the original, or from too deep a stack, does not end: an exception ends it.
/// </summary>
internal static class Schemata
{
    public const string Class = "MutationSchemata";

    /// <summary>The call that tells whether a mutant is active.</summary>
    public static string Active(int id) => FormattableString.Invariant($"global::{Class}.Is({id})");

    /// <summary>The source of the class.</summary>
    public static string Source(int count) => FormattableString.Invariant($$"""
        internal static class {{Class}}
        {
            public static int Active = -1;
            public static long Calls, MostCalls = long.MaxValue;
            public static readonly bool[] Reached = new bool[{{count}}];

            public static bool Is(int id)
            {
                Reached[id] = true;
                if (++Calls > MostCalls)
                {
                    throw new global::System.TimeoutException();
                }

                global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                return id == Active;
            }
        }
        """);
}
