using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP047: a parameter of a parameter struct's primary constructor that holds numbers and is used outside of initializers, so that the
/// compiler keeps it in a field, which no code can name. The same goes for a struct within a parameter struct.
/// </summary>
internal static class CapturedParameters
{
    public static void Register(SymbolStartAnalysisContext start)
    {
        var type = (INamedTypeSymbol)start.Symbol;
        if (type.TypeKind != TypeKind.Struct || !type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(MayBeCaptured)))
        {
            return;
        }

        var captured = new ConcurrentDictionary<IParameterSymbol, bool>(SymbolEqualityComparer.Default);
        start.RegisterOperationAction(
            context =>
            {
                IParameterSymbol parameter = ((IParameterReferenceOperation)context.Operation).Parameter;
                if (SymbolEqualityComparer.Default.Equals(parameter.ContainingType, type) && MayBeCaptured(parameter) && !IsInInitializer(context.Operation)
                    && context.Operation.User() is not INameOfOperation)
                {
                    captured[parameter] = true;
                }
            },
            OperationKind.ParameterReference);
        start.RegisterSymbolEndAction(context =>
        {
            if (!captured.IsEmpty && IsTrained(type, context.Compilation, context.CancellationToken))
            {
                var reporter = new DiagnosticReporter(context.ReportDiagnostic, context.CancellationToken);
                foreach (IParameterSymbol parameter in captured.Keys)
                {
                    reporter.At(UseDescriptors.CapturedParameter, parameter.Locations[0], RepairHint.None, parameter.Name, type.Name);
                }
            }
        });
    }

    private static bool MayBeCaptured(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Parent.Parent: TypeDeclarationSyntax }
        && HeldNumbers.AreIn(parameter.Type) && !parameter.HasRuntimeAttribute(MetadataNames.NotTrainable);

    /// <summary>Whether an operation runs in the constructor: there a parameter is what it is in any other constructor.</summary>
    private static bool IsInInitializer(IOperation operation) => operation.Body() is IFieldInitializerOperation or IPropertyInitializerOperation;

    /// <summary>Whether a struct is a parameter struct, or a part of one in this project.</summary>
    private static bool IsTrained(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.HasRuntimeAttribute(MetadataNames.ConfigAttribute))
        {
            return true;
        }

        var types = new Stack<INamespaceOrTypeSymbol>([compilation.Assembly.GlobalNamespace]);
        while (types.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol current = types.Pop();
            if (current is INamedTypeSymbol { TypeKind: TypeKind.Struct } candidate && candidate.HasRuntimeAttribute(MetadataNames.ConfigAttribute) && Contains(candidate, type))
            {
                return true;
            }

            foreach (INamespaceOrTypeSymbol member in current.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                types.Push(member);
            }
        }

        return false;
    }

    /// <summary>Whether a struct has another one in its trained fields, at any depth.</summary>
    private static bool Contains(INamedTypeSymbol whole, INamedTypeSymbol part)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default) { whole };
        var rest = new Stack<ITypeSymbol>([whole]);
        while (rest.Count > 0)
        {
            foreach (FieldSymbols field in FieldSymbols.Of(rest.Pop()).Where(field => !field.Has(MetadataNames.NotTrainable)))
            {
                if (SymbolEqualityComparer.Default.Equals(field.Field.Type.OriginalDefinition, part))
                {
                    return true;
                }

                // Generic structs may contain each other, ever larger ones.
                if (field.Field.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } && seen.Add(field.Field.Type.OriginalDefinition))
                {
                    rest.Push(field.Field.Type);
                }
            }
        }

        return false;
    }
}
