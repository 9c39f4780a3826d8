// Writers, literals and names are for whoever has something to say.
global using RmsProp.Generated.Generator.Text;
