        workspace.Clear();
        int n2 = n;
        double a = model.A;
        bool value = n < 0;
        double s;
        bool value2;
        bool value3;
        if (value)
        {
            s = a * 2.0;
            value2 = false;
            value3 = false;
        }
        else
        {
            bool value4 = (n == 0) || (n == 7);
            double s2;
            bool value5;
            if (value4)
            {
                s2 = a * 3.0;
                value5 = false;
            }
            else
            {
                bool value6 = (n > 3) && (x[0] > 0.0);
                s2 = value6 ? (a + model.B) : (((n == 4) | (n == 5)) ? (a * a) : (a - model.B));
                value5 = value6;
            }
            s = s2;
            value2 = value4;
            value3 = value5;
        }
        double value7 = scale;
        double sGradient = scale * s;
        double sGradient2 = sGradient + (scale * s);
        double aGradient;
        if (value)
        {
            aGradient = sGradient2 * 2.0;
        }
        else
        {
            double aGradient2;
            if (value2)
            {
                aGradient2 = sGradient2 * 3.0;
            }
            else
            {
                double aGradient3;
                if (value3)
                {
                    gradients.B += sGradient2;
                    aGradient3 = sGradient2;
                }
                else
                {
                    double aGradient4;
                    if ((n == 4) | (n == 5))
                    {
                        double aGradient5 = sGradient2 * a;
                        aGradient4 = aGradient5 + (sGradient2 * a);
                    }
                    else
                    {
                        double bGradient = -sGradient2;
                        gradients.B += bGradient;
                        aGradient4 = sGradient2;
                    }
                    aGradient3 = aGradient4;
                }
                aGradient2 = aGradient3;
            }
            aGradient = aGradient2;
        }
        gradients.A += aGradient;
        return s * s;
    }
}
