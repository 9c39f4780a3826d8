using Digits;
using SampleKit;

return new SampleCommand
{
    Description = "Trains a neural network on handwritten digits: from its loss alone, with an optimizer generated for it.",
    Epochs = "How many times to go through the training set; the first time is the warm-up of the learning rate.",
    DefaultEpochs = TrainingPlan.Epochs,
    FewestEpochs = 2,
    Output = "The SVG file to draw the curves of loss and accuracy into.",
    DefaultOutput = "digits-curves.svg",
}.Run(args, DigitsRun.Execute);
