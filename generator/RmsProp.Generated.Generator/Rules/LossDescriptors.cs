using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>The rules for losses whose gradient is derived.</summary>
internal static class LossDescriptors
{
    public static readonly DiagnosticDescriptor InvalidLoss = Descriptors.Error(
        "RMSP100", "Method can't be a loss",
        "'{0}' can't be a loss: {1}");

    public static readonly DiagnosticDescriptor NotDifferentiable = Descriptors.Error(
        "RMSP101", "Code can't be differentiated",
        "{0} can't be differentiated: {1}");

    public static readonly DiagnosticDescriptor NoSource = Descriptors.Error(
        "RMSP102", "Called method has no source",
        "The source of '{0}' isn't in this project, so its derivative is unknown: {1}");

    public static readonly DiagnosticDescriptor WritesToArgument = Descriptors.Error(
        "RMSP103", "Loss writes to its arguments",
        "'{0}' belongs to the arguments of the loss, which it may only read: {1}");

    public static readonly DiagnosticDescriptor RecursiveCall = Descriptors.Error(
        "RMSP104", "Recursive call in a loss",
        "'{0}' calls itself, which can't be differentiated: write it as a loop");

    public static readonly DiagnosticDescriptor ConvertsToInteger = Descriptors.Error(
        "RMSP105", "Parameter becomes an integer",
        "'{0}' depends on the parameters, and an integer has no gradient: if it is meant as a constant, write Gradients.Stop({0})");

    public static readonly DiagnosticDescriptor MutableState = Descriptors.Error(
        "RMSP106", "Loss depends on state",
        "'{0}' can change from call to call: pass it to the loss as an argument, or make it {1}");

    public static readonly DiagnosticDescriptor BranchesOnParameter = Descriptors.Info(
        "RMSP107", "Branch depends on the parameters",
        "This condition depends on the parameters: the gradient is that of the branch taken, and the condition itself contributes nothing");

    public static readonly DiagnosticDescriptor ZeroTestLosesGradient = Descriptors.Warning(
        "RMSP108", "Test of zero loses the gradient",
        "'{0}' depends on the parameters, and where it is exactly {1} its gradient is lost: remove the test");

    public static readonly DiagnosticDescriptor NoGradient = Descriptors.Warning(
        "RMSP109", "Loss does not depend on the parameters",
        "'{0}' does not depend on any parameter of '{1}', so its gradient is always 0");

    public static readonly DiagnosticDescriptor InvalidDerivative = Descriptors.Error(
        "RMSP110", "Method can't be a derivative",
        "'{0}' can't be the derivative: {1}");

    public static readonly DiagnosticDescriptor ScalarLoop = Descriptors.Info(
        "RMSP111", "Loop is not vectorized",
        "In the gradient, this loop over {0} is not vectorized: {1}");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        InvalidLoss, NotDifferentiable, NoSource, WritesToArgument, RecursiveCall, ConvertsToInteger, MutableState, BranchesOnParameter,
        ZeroTestLosesGradient, NoGradient, InvalidDerivative, ScalarLoop,
    ];
}
