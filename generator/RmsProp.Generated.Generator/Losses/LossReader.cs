using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Reads the body of a loss into a program. Calls are inlined. Whatever isn't known to be handled right is an error: nothing is skipped.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="loss">The loss.</param>
internal sealed partial class LossReader(Compilation compilation, IMethodSymbol loss, CancellationToken cancellationToken)
{
    private const int MostOperations = 50_000;
    private const int MostNested = 200;

    private readonly ProgramBuilder _builder = new();
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<string, Buffer> _buffers = [];
    private readonly Dictionary<Operation, SyntaxNode> _origins = [];
    private int _depth;
    private int _stops;
    private SyntaxNode _syntax = loss.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);

    private Frame Current => _frames[_frames.Count - 1];

    /// <summary>The bodies that have been read, of the loss and of what it calls.</summary>
    public List<SyntaxNode> Bodies { get; } = [];

    /// <summary>Whether the compiler rejects anything in the bodies that have been read.</summary>
    public bool ReadsErrors() => Bodies.Any(body => ModelOf(body.SyntaxTree).GetDiagnostics(body.Span, cancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>Reads the loss.</summary>
    /// <exception cref="NotDifferentiableException">There is something in it that can't be differentiated.</exception>
    public LossProgram Read()
    {
        var frame = new Frame(loss) { Block = _builder.Current, Type = loss.ReturnType };
        Bodies.Add(_syntax);
        FindWrites(ModelOf(_syntax.SyntaxTree).GetOperation(_syntax, cancellationToken));
        for (int i = 0; i < loss.Parameters.Length; i++)
        {
            IParameterSymbol parameter = loss.Parameters[i];
            string name = parameter.Name.Escaped();
            Place place = i > 0 && Types.ScalarOf(parameter.Type) is { } type && parameter.RefKind is RefKind.None
                ? new NumberVariable(_builder.Declare(type, parameter.Name, Named(new ArgumentOperation(AsNumber(name, parameter.Type), type), parameter.Name)))
                : ArgumentOf(parameter, RangeArgument(name, parameter.Type) ?? Reached(new ArgumentPath(name, i == 0 ? BufferKind.Parameter : BufferKind.Data, []), [], parameter.Type));
            frame.Add(parameter, place);
        }

        frame.Result = new NumberVariable(_builder.Declare(Types.ScalarOf(loss.ReturnType)!.Value, ""));
        _frames.Add(frame);
        ReadBody(loss, _syntax);
        _builder.Root.Yields.Add(_builder.Get(((NumberVariable)frame.Result).Cell));
        return new LossProgram(_builder.Root, _origins) { ChecksOverflow = compilation.Options.CheckOverflow };
    }

    /// <summary>An argument, which is only read, unless it is a struct by value that the loss changes, or a variable of an array that it assigns.</summary>
    private Place ArgumentOf(IParameterSymbol parameter, Operand reached) =>
        parameter.RefKind != RefKind.None || !_written.Contains(parameter) ? new ReadOnlyPlace(reached)
        : Types.ElementsOf(parameter.Type) is not null && Types.InlineLength(parameter.Type) is null ? new BindingVariable(parameter.Name, _builder.Current) { Content = reached }
        : parameter.Type is { TypeKind: TypeKind.Struct, IsRefLikeType: false } && Types.ElementsOf(parameter.Type) is null ? VariableFor(parameter, parameter.Type, reached)
        : new ReadOnlyPlace(reached);

    /// <summary>The text of a number: that of an enum is converted.</summary>
    private static string AsNumber(string text, ITypeSymbol type) =>
        type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? $"(({underlying.ToDisplayString()}){text})" : text;

    private Value Named(ValueOperation operation, string name)
    {
        Value value = Add(operation);
        value.Suggest(name);
        return value;
    }

    private Value Add(ValueOperation operation)
    {
        _origins[operation] = _syntax;
        if (_origins.Count > MostOperations)
        {
            throw Unsupported(_syntax, "The loss", "with everything that it calls inlined it is too long");
        }

        return _builder.Value(operation);
    }

    private T AddEffect<T>(T operation)
        where T : Operation
    {
        _origins[operation] = _syntax;
        return _builder.Add(operation);
    }

    private static NotDifferentiableException Unsupported(SyntaxNode syntax, string what, string repair) =>
        new(LossDescriptors.NotDifferentiable, syntax, what, repair);

    private static NotDifferentiableException Unsupported(IOperation operation, string what, string repair) => Unsupported(operation.Syntax, what, repair);

    private static NotDifferentiableException OfCompiler(IOperation operation) =>
        new(LossDescriptors.NotDifferentiable, operation.Syntax, TextOf(operation.Syntax), "") { IsReported = true };

    /// <summary>The text of an expression for a message.</summary>
    public static string TextOf(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    /// <summary>Reads the body of a method into the current frame.</summary>
    private void ReadBody(ISymbol method, SyntaxNode declaration)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (declaration.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            // It is still being typed; the compiler says what is missing.
            throw new NotDifferentiableException(LossDescriptors.NotDifferentiable, declaration, method.Name, "") { IsReported = true };
        }

        SemanticModel model = ModelOf(declaration.SyntaxTree);
        IOperation? operation = model.GetOperation(declaration, cancellationToken);
        IBlockOperation? body = operation switch
        {
            IMethodBodyOperation whole => whole.BlockBody ?? whole.ExpressionBody,
            IConstructorBodyOperation whole => whole.BlockBody ?? whole.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
        if (body is null)
        {
            throw Unsupported(_syntax, $"'{method.Name}'", "it has no body");
        }

        if (operation is IConstructorBodyOperation { Initializer: { } chained })
        {
            Read(chained);
        }

        if (Jumps.Returns(body))
        {
            Current.Returned = _builder.Declare(ScalarType.Boolean, "returned", _builder.Zero(ScalarType.Boolean));
        }

        ReadAll(body.Operations);
    }

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
        {
#pragma warning disable RS1030 // A loss calls methods in other files; the caller caches programs by the text of what was read.
            model = _models[tree] = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        }

        return model;
    }
}
