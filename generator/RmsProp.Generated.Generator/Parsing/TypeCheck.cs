using System.Globalization;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reports everything wrong with the attributes and the fields of one type. The analyzer and the generator both call it.</summary>
internal static class TypeCheck
{
    /// <summary>Reports each fault once, although the arguments of a group are read for each configuration and each nested group.</summary>
    public static void Report(
        INamedTypeSymbol type, Compilation compilation, IEnumerable<AdditionalText> files, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        var reported = new HashSet<(string, Location, string)>();
        var reporter = new DiagnosticReporter(ReportOnce, cancellationToken);
        ModelParser.Check(OptimizerParser.Parse(type, compilation, reporter), files, reporter);
        if (!type.HasRuntimeAttribute(MetadataNames.ConfigAttribute))
        {
            LoneGroups.Check(type, compilation, reporter);
        }

        void ReportOnce(Diagnostic diagnostic)
        {
            if (reported.Add((diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture))))
            {
                report(diagnostic);
            }
        }
    }
}
