using Forecast;
using SampleKit;

return new SampleCommand
{
    Description = "Trains a recurrent network to forecast carbon dioxide a year ahead: from its loss alone, with an optimizer generated for it.",
    Epochs = "How many times to go through the windows of the training years.",
    DefaultEpochs = TrainingPlan.Epochs,
    Output = "The SVG file to draw forecasts and their errors into.",
    DefaultOutput = "co2-forecast.svg",
}.Run(args, ForecastRun.Execute);
